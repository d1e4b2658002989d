import fs from 'node:fs';
import path from 'node:path';
import { checkoutRoot } from '#config/checkout.js';
import { Browser } from '../e2e/support/browser.js';
import { Chromium, type Look } from '../support/browser.js';
import { Person } from '../support/workbench.js';
import { type Shot } from './shots.js';

const WIDTHS = [
  { width: 1_280, height: 900 },
  { width: 375, height: 812 },
] as const;

export interface Taking {
  readonly origin: string;
  /** Of the sample people. */
  readonly password: string;
  readonly shots: readonly Shot[];
  /** Where the pictures go; made when it is not there. */
  readonly folder: string;
  readonly say: (line: string) => void;
  /** Whether those of README are made anew too, one window high. */
  readonly pictures?: boolean;
}

/**
 * Takes a picture of each screen at desktop and phone width, the whole page long.
 * @returns what could not be taken, and what went wrong on a page, one line each
 */
export async function takeShots({
  origin,
  password,
  shots,
  folder,
  say,
  pictures = false,
}: Taking): Promise<readonly string[]> {
  fs.mkdirSync(folder, { recursive: true });
  const chromium = await Chromium.open();
  const people = new Map<string, Person>();
  const wrong: string[] = [];
  try {
    for (const [done, shot] of shots.entries()) {
      say(`${done + 1} of ${shots.length}: ${shot.name}${shot.as === '' ? '' : `, as ${shot.as}`}`);
      const person = people.get(shot.as) ?? (await signedIn(origin, password, shot.as));
      people.set(shot.as, person);
      for (const size of WIDTHS) {
        const look = await chromium.look(person, size);
        try {
          await arrive(look, shot);
          const file = path.join(folder, `${shot.name}-${size.width}.png`);
          await look.page.screenshot({ path: file, fullPage: true });
          if (pictures && shot.picture !== undefined && size === WIDTHS[0]) {
            await look.page
              .locator(shot.picture.from ?? 'body')
              .first()
              .evaluate((element) => element.scrollIntoView());
            await look.page.screenshot({
              path: path.join(checkoutRoot(), 'docs/pictures', `${shot.picture.name}.png`),
            });
          }
          const wide = await look.tooWide();
          if (wide > 0) wrong.push(`${shot.name} at ${size.width}: ${wide} pixels wider than the window`);
        } catch (error) {
          wrong.push(`${shot.name} at ${size.width}: ${(error as Error).message.split('\n')[0] ?? ''}`);
        }
        wrong.push(...look.problems().map((problem) => `${shot.name} at ${size.width}: ${problem}`));
        await look.close();
      }
    }
  } finally {
    await chromium.close();
  }
  return wrong;
}

/** @throws when they do not get in @param username empty: nobody */
async function signedIn(origin: string, password: string, username: string): Promise<Person> {
  const browser = new Browser(origin);
  if (username !== '') {
    const { status, heading } = await browser.signIn(username, password);
    if (status !== 200) throw new Error(`${username} was not signed in: ${status} ${heading}`);
  }
  return new Person(username, browser);
}

async function arrive(look: Look, { path: address, follow = [], then = [] }: Shot): Promise<void> {
  const status = await look.go(address);
  if (status >= 500) throw new Error(`${address} answered ${status}`);
  for (const link of follow) {
    await look.page.locator(link).first().click({ timeout: 5_000 });
    await look.page.waitForLoadState('load');
  }
  for (const step of then) {
    if ('fill' in step) await look.page.locator(step.fill).first().fill(step.with, { timeout: 5_000 });
    else if ('choose' in step)
      await look.page.locator(step.choose).first().selectOption(step.option, { timeout: 5_000 });
    else if ('file' in step)
      await look.page.locator(step.file).setInputFiles(path.join(checkoutRoot(), step.from));
    else if ('wait' in step) await look.page.locator(step.wait).first().waitFor({ timeout: 60_000 });
    else {
      await look.page.locator(step.press).first().click({ timeout: 5_000 });
      await look.page.waitForLoadState('load');
    }
  }
}
