import { defineComponents, IgcRatingComponent } from 'igniteui-webcomponents';

// Published as modules for a bundler, so it is bundled for production, as its documentation says.
defineComponents(IgcRatingComponent);
