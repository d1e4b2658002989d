/**
 * What a page may do: show itself with our own style and scripts, talk to us, send forms here, and go where a form's answer leads.
 * Nothing inline, nothing from elsewhere.
 * @param formsLeadTo origins a form's answer may redirect to, such as the issuer's when somebody signs out
 */
export const policyOf = (formsLeadTo: readonly string[] = []): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    `form-action ${["'self'", ...formsLeadTo].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
