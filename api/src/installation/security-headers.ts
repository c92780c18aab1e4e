import type { Settings } from '@samepage/platform';
import helmet from 'helmet';

/**
 * Only our own origin: no foreign scripts, fonts, pictures or frames, so nobody's visit is told to anyone else.
 * Styles may be inline because Angular writes components' styles into the page.
 */
export function securityHeaders(settings: Settings) {
  const https = settings.publicUrl.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'base-uri': ["'self'"],
        'connect-src': ["'self'"],
        'font-src': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'object-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        ...(https && { 'upgrade-insecure-requests': [] }),
      },
    },
    hsts: https,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
}
