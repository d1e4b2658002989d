/** The number of unread notices beside the link to them, as they come. */
const link = document.querySelector('a[href="/notices"]');
if (link) {
  const { createClient } = await import('./graphql-ws.js');
  const client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    retryAttempts: 10,
  });
  client.subscribe(
    { query: 'subscription { noticeAdded { id acknowledgedAt } }' },
    {
      next: ({ data }) => data?.noticeAdded?.acknowledgedAt === null && another(link),
      error: () => undefined,
      complete: () => undefined,
    },
  );
}

function another(place) {
  let badge = place.querySelector('.moj-notification-badge');
  if (!badge) {
    badge = document.createElement('span');
    badge.className = 'moj-notification-badge';
    place.append(' ', badge);
  }
  badge.textContent = String(Number(badge.textContent || 0) + 1);
}
