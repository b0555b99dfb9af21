import { installPageProvider } from './page-provider.js';

// Imported by every `define` before its element: a consumer must never upgrade before somebody can answer it.
installPageProvider();
