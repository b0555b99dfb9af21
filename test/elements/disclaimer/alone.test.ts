import type { DisclaimerElement } from '../../../src/elements/disclaimer/disclaimer.js';
import { describeAlone } from '../../support/alone.js';
import { button, part } from '../../support/find.js';
import { callsTo } from '../../support/requests.js';
import { until } from '../../support/until.js';

let names = 0;

describeAlone<DisclaimerElement>('afterword-disclaimer', {
  define: () => import('../../../src/elements/disclaimer/define.js'),
  async works(disclaimer, key) {
    disclaimer.name = `alone-${Date.now()}-${++names}`;
    await disclaimer.updateComplete;
    part(disclaimer, 'acknowledge')!.click();
    await until(() => button(disclaimer, 'Show'), 'it is put away');
    const path = `pages/${encodeURIComponent(key)}/acknowledgements`;
    const isTold = () => callsTo('http', 'POST', path).some(({ body }) => body.includes(`"${disclaimer.name}"`));
    await until(isTold, 'the server is told, for this page');
  },
});
