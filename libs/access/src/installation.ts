import { anyone } from './sentence';

/** What the installation says about itself. The `demo` routes exist only on the embedded default on loopback. */
export const installation = {
  'health.see': anyone,
  'api.describe': anyone,
  'demo.see': anyone,
};
