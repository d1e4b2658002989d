import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { LARGEST_FILE } from '#caseload/import/jobs.js';
import { type Workbench } from './workbench.js';

/** A file that a form sent. */
export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Where forms with a file are sent. */
const TAKES_FILES = '/import';
/** Beside the file: what every form carries. */
const MARKS_BYTES = 16 * 1_024;
const MOST = LARGEST_FILE + MARKS_BYTES;

type Request = IncomingMessage & { body?: Record<string, string>; upload?: Upload | 'too-large' };
type Next = (error?: unknown) => void;

/**
 * Reads forms that carry a file, for people who are signed in: nobody else's bytes are held in memory. Of a file that is too large
 * only the fields before it are read, so that its form can say so.
 */
export function mountUploads(nest: NestExpressApplication, { door }: Workbench): void {
  nest.use(TAKES_FILES, (request: Request, _response: ServerResponse, next: Next) => {
    const type = request.headers['content-type'] ?? '';
    if (request.method !== 'POST' || !type.startsWith('multipart/form-data')) return next();
    door
      .sessionOf(request.headers['cookie'])
      .then(async (session) => {
        if (session) await read(request, type);
        else request.resume();
        next();
      })
      .catch(next);
  });
}

async function read(request: Request, type: string): Promise<void> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    // The rest is read and dropped: a browser that is cut off while it sends shows no answer.
    if (length <= MOST || pieces.length === 0) pieces.push(piece);
  }
  const tooLarge = length > MOST;
  const body = Buffer.concat(pieces);
  const form = await new Response(tooLarge ? beforeTheFile(body, type) : body, {
    headers: { 'content-type': type },
  }).formData();
  request.body = {};
  for (const [name, value] of form)
    if (typeof value === 'string') request.body[name] = value;
    else request.upload = { name: value.name, bytes: Buffer.from(await value.arrayBuffer()) };
  if (tooLarge) request.upload = 'too-large';
}

/** The form as if it ended where its file begins. */
function beforeTheFile(body: Buffer, type: string): Buffer {
  const boundary = `--${/boundary="?([^";]+)"?/.exec(type)?.[1] ?? ''}`;
  const file = body.indexOf('filename=');
  const end = file < 0 ? 0 : body.lastIndexOf(boundary, file);
  return Buffer.concat([body.subarray(0, Math.max(end, 0)), Buffer.from(`${boundary}--\r\n`)]);
}
