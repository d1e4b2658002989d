import fc from 'fast-check';
import { catalogue } from './catalogue.js';
import { FACT_DEFINITIONS, FACT_NAMES, parseFact, type Facts } from './facts.js';
import { StandardsRefusal } from './row.js';
import { readWhen, WhenError, type Verdict } from './when.js';

const ask = (when: string, facts: Facts): Verdict => readWhen(when)(facts);

describe('the language of when', () => {
  test.each<readonly [string, Facts, Verdict]>([
    ['roh >= high', { roh: 'high' }, true],
    ['roh >= high', { roh: 'very-high' }, true],
    ['roh >= high', { roh: 'medium' }, false],
    ['roh < high', { roh: 'low' }, true],
    ['tier <= 3', { tier: 4 }, false],
    ['tier = 4 or ppo', { tier: 3, ppo: true }, true],
    ['kind in (life, ipp)', { kind: 'ipp' }, true],
    ['kind in (life, ipp)', { kind: 'determinate' }, false],
    ['kind = community-order', { kind: 'community-order' }, true],
    ['kind != life', { kind: 'ipp' }, true],
    ['report = standard and not remanded', { report: 'standard', remanded: false }, true],
    ['not (ppo or recalled)', { ppo: false, recalled: true }, false],
    ['mappaCategory', { mappaCategory: 2 }, true],
    ['mappaCategory', { mappaCategory: 0 }, false],
    ['mappaCategory', { mappaCategory: true }, true],
    ['mappaLevel = 1', { mappaLevel: false }, false],
    // `and` binds closer than `or`.
    ['ppo or recalled and custody', { ppo: true, recalled: false, custody: false }, true],
  ])('%s with %j is %j', (when, facts, verdict) => {
    expect(ask(when, facts)).toEqual(verdict);
  });

  test('what is unknown is neither true nor false, unless the rest settles it', () => {
    expect(ask('tier = 4 or ppo', {})).toEqual(['tier', 'ppo']);
    expect(ask('tier = 4 or ppo', { ppo: true })).toBe(true);
    expect(ask('custody and inScope', { custody: false })).toBe(false);
    expect(ask('custody and inScope', { custody: true })).toEqual(['inScope']);
    expect(ask('not ppo', { ppo: undefined })).toEqual(['ppo']);
    expect(ask('roh >= high or lastRoh >= high', { roh: null, lastRoh: 'low' })).toEqual(['roh']);
    expect(ask('roh >= high', { roh: 'enormous' })).toEqual(['roh']);
    expect(ask('mappaLevel = 1', { mappaLevel: true })).toEqual(['mappaLevel']);
  });

  test.each([
    ['rohh >= high', /no fact is called "rohh"/],
    ['constructor', /no fact is called "constructor"/],
    ['roh >= enormous', /roh cannot be "enormous"/],
    ['kind < life', /kind has no order/],
    ['ppo = 1', /ppo is yes or no/],
    ['roh', /roh is not yes or no/],
    ['tier', /tier is not yes or no/],
    ['tier <= three', /tier cannot be "three"/],
    ['ppo and', /expected the name of a fact, found the end/],
    ['ppo recalled', /unexpected "recalled"/],
    ['(ppo', /expected "\)", found the end/],
    ['kind in life', /expected "\("/],
    ['ppo && recalled', /cannot read "&& recalled"/],
    ['', /expected the name of a fact/],
  ])('%s is refused with a reason', (when, reason) => {
    expect(() => readWhen(when)).toThrow(WhenError);
    expect(() => readWhen(when)).toThrow(reason);
  });

  test('knowing more never turns a settled answer', () => {
    const value = (name: string) => {
      const definition = FACT_DEFINITIONS[name];
      if (definition?.type === 'code') return fc.constantFrom(...definition.values);
      return definition?.type === 'flag' ? fc.boolean() : fc.integer({ min: 0, max: 60 });
    };
    const bag = fc.record(Object.fromEntries(FACT_NAMES.map((name) => [name, value(name)])));
    const conditions = [...catalogue().conditions.values()];
    fc.assert(
      fc.property(bag, fc.subarray([...FACT_NAMES]), (facts, known) => {
        const some = Object.fromEntries(known.map((name) => [name, facts[name]])) as Facts;
        for (const condition of conditions) {
          const whole = condition(facts as Facts);
          const part = condition(some);
          expect(typeof whole).toBe('boolean');
          if (typeof part === 'boolean') expect(part).toBe(whole);
          else for (const name of part) expect(known).not.toContain(name);
        }
      }),
    );
  });
});

describe('facts as people type them', () => {
  test('are read for what they are', () => {
    expect(parseFact('roh', 'Very High')).toBe('very-high');
    expect(parseFact('kind', 'community_order')).toBe('community-order');
    expect(parseFact('ppo', 'yes')).toBe(true);
    expect(parseFact('ppo', 'No')).toBe(false);
    expect(parseFact('monthsToRelease', '23.5')).toBe(23.5);
    expect(parseFact('mappaCategory', 'none')).toBe(false);
    expect(parseFact('mappaCategory', '2')).toBe(2);
  });

  test.each([
    ['colour', 'red', /No standard asks for "colour"/],
    ['roh', 'enormous', /one of low, medium, high, very-high/],
    ['ppo', '1', /yes or no/],
    ['tier', 'yes', /a number/],
    ['tier', '-1', /a number/],
    ['tier', '', /a number/],
  ])('%s=%s is refused', (name, text, reason) => {
    expect(() => parseFact(name, text)).toThrow(StandardsRefusal);
    expect(() => parseFact(name, text)).toThrow(reason);
  });
});
