/** The process of the local stand-in for GOV.UK Notify. Never in production. */
import { startNotifyServer } from './server.js';

const env = process.env;
if (env['NODE_ENV'] === 'production') {
  console.error(
    'The local stand-in for GOV.UK Notify does not run in production: set NOTIFY_API_KEY to a key of the real service.',
  );
  process.exit(1);
}
const need = (name: string): string => {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};
const server = await startNotifyServer({
  port: Number(new URL(need('NOTIFY_URL')).port),
  apiKey: need('NOTIFY_API_KEY'),
  file: env['THROUGHCARE_NOTIFY_FILE'],
  callback: {
    url: `http://127.0.0.1:${need('THROUGHCARE_PORT')}/notify/receipts`,
    token: need('NOTIFY_CALLBACK_TOKEN'),
  },
});
console.log(JSON.stringify({ msg: 'Messages that would be sent are shown', url: server.url }));
const stop = (): void => {
  void server.close().then(() => process.exit(0));
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
