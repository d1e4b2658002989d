import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { checkoutRoot } from '#config/checkout.js';

const require = createRequire(import.meta.url);
const packageFolder = (name: string): string => path.dirname(require.resolve(`${name}/package.json`));

/** Folders of the design systems' own templates: GOV.UK Frontend and MoJ Frontend. */
export const GOVUK = path.join(packageFolder('govuk-frontend'), 'dist');
export const MOJ = packageFolder('@ministryofjustice/frontend');
const OWN = path.join(checkoutRoot(), 'apps/api/workbench/assets');

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface Asset {
  readonly type: string;
  readonly body: Buffer;
  /** The same, for browsers that take gzip. */
  readonly zipped: Buffer;
}

/**
 * The typeface of GOV.UK is for GOV.UK alone: Arial, the next in their list, takes over. Pictures lie beside the style.
 * @throws when the style no longer names what is taken out: then somebody must look
 */
export function ownTypeface(css: string, name: string): string {
  const without = css.replace(/@font-face\s*\{[^}]*\}/g, '').replaceAll(/"?GDS Transport"?,\s*/g, '');
  if (without === css || /GDS Transport|@font-face/.test(without))
    throw new Error(
      `${name} names the typeface of GOV.UK otherwise than expected (apps/api/workbench/pages/assets.ts)`,
    );
  return without.replaceAll('url(/assets/images/', 'url(').replaceAll(/\/[*/]# sourceMappingURL=.*$/gm, '');
}

const withoutMap = (text: string): string => text.replaceAll(/\/\/# sourceMappingURL=.*$/gm, '');

function gather(): Map<string, string | Buffer> {
  const files = new Map<string, string | Buffer>();
  const text = (file: string): string => fs.readFileSync(file, 'utf8');
  files.set(
    'govuk-frontend.css',
    ownTypeface(text(path.join(GOVUK, 'govuk/govuk-frontend.min.css')), 'GOV.UK Frontend'),
  );
  files.set(
    'moj-frontend.css',
    ownTypeface(text(path.join(MOJ, 'moj/moj-frontend.min.css')), 'MoJ Frontend'),
  );
  files.set('govuk-frontend.js', withoutMap(text(path.join(GOVUK, 'govuk/govuk-frontend.min.js'))));
  files.set('moj-frontend.js', withoutMap(text(path.join(MOJ, 'moj/moj-frontend.min.js'))));
  const ws = path.join(packageFolder('graphql-ws'), 'dist');
  const client = text(path.join(ws, 'client.js'));
  files.set('graphql-ws.js', client);
  for (const [, name] of client.matchAll(/from '\.\/([\w.-]+\.js)'/g))
    if (name) files.set(name, text(path.join(ws, name)));
  const images = path.join(MOJ, 'moj/assets/images');
  for (const name of fs.readdirSync(images).filter((file) => file.endsWith('.svg')))
    files.set(name, fs.readFileSync(path.join(images, name)));
  for (const name of fs.readdirSync(OWN)) files.set(name, fs.readFileSync(path.join(OWN, name)));
  return files;
}

/**
 * Style, scripts and pictures, all in one folder that is named by what is in it: they find one another by plain names,
 * browsers keep them for ever, and a release that changes one is a folder that nobody has seen.
 */
export class Assets {
  readonly folder: string;
  private readonly files: Map<string, Asset>;

  constructor() {
    const gathered = [...gather()].sort(([a], [b]) => (a < b ? -1 : 1));
    const digest = createHash('sha256');
    for (const [name, body] of gathered) digest.update(name).update('\0').update(body).update('\0');
    this.folder = digest.digest('hex').slice(0, 16);
    this.files = new Map(
      gathered.map(([name, body]) => [
        name,
        {
          type: TYPES[path.extname(name)] ?? 'application/octet-stream',
          body: Buffer.from(body),
          zipped: gzipSync(body),
        },
      ]),
    );
  }

  /** Where a page finds a file. @throws when there is none of this name: a page would come without its style */
  urlOf(name: string): string {
    if (!this.files.has(name))
      throw new Error(`There is no asset "${name}" (apps/api/workbench/pages/assets.ts)`);
    return `/assets/${this.folder}/${name}`;
  }

  find(name: string): Asset | undefined {
    return this.files.get(name);
  }
}

/** Those of this process. */
export const assets = new Assets();
