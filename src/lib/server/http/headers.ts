/** Headers that every answer of the service carries. The content security policy is the framework's. */

const always: Readonly<Record<string, string>> = {
  // `same-origin`, because with `no-referrer` browsers send forms with `Origin: null` and they are refused.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), ' +
    'magnetometer=(), microphone=(self), midi=(), payment=(), usb=()'
};

const nothing = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/**
 * Sets them. Pages are never kept by a browser or proxy; other answers only when their route said so.
 * @param secure the site is reached by https
 */
export function setSecurityHeaders(headers: Headers, secure: boolean): void {
  for (const [name, value] of Object.entries(always)) headers.set(name, value);
  if (secure) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  const isPage = headers.get('content-type')?.startsWith('text/html') ?? true;
  // The framework's own last page, when nothing else can be shown, comes without a policy. It needs nothing.
  if (isPage && headers.has('content-type') && !headers.has('content-security-policy'))
    headers.set('content-security-policy', nothing);
  if (isPage || !headers.has('cache-control')) {
    headers.set('cache-control', 'no-store');
    headers.delete('etag');
  }
}
