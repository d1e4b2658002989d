/** The page that shows what would have been sent. */
import { type Sent } from './store.js';

const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @returns HTML, the newest message first */
export function messagesPage(sent: readonly Sent[]): string {
  const rows = sent
    .toReversed()
    .slice(0, 500)
    .map(
      ({
        type,
        to,
        subject,
        body,
        status,
        created_at,
        reference,
      }) => `<tr><td>${safe(created_at)}</td><td>${type}</td><td>${safe(to)}</td>
<td><strong>${safe(subject ?? '')}</strong><pre>${safe(body)}</pre></td><td>${safe(status)}</td><td>${safe(reference ?? '')}</td></tr>`,
    );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Messages that would have been sent</title>
<style>body{font-family:sans-serif;margin:2rem}table{border-collapse:collapse}td,th{border-bottom:1px solid #b1b4b6;padding:.5rem;text-align:left;vertical-align:top}pre{white-space:pre-wrap;font:inherit}</style></head>
<body><h1>Messages that would have been sent</h1><p>${sent.length} on this machine; nothing has left it. <a href="/messages.json">The same as JSON</a></p>
<table><thead><tr><th>When</th><th>How</th><th>To</th><th>What</th><th>State</th><th>Reference</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></body></html>`;
}
