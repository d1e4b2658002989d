import { formatLondon } from '#calendar/index.js';
import { type SubjectRecord, type ToldPathway } from './record.js';

const time = (at: string): string => formatLondon(Date.parse(at)).slice(0, 16).replace('T', ' ');
/** `firstName` as people say it: `first name`. */
const word = (name: string): string => name.replace(/([A-Z])/g, ' $1').toLowerCase();
const said = (value: unknown): string =>
  value === true
    ? 'yes'
    : value === false
      ? 'no'
      : value === null
        ? 'not known'
        : Array.isArray(value)
          ? value.map(said).join(', ')
          : typeof value === 'object'
            ? Object.entries(value as object)
                .map(([name, one]) => `${name} ${said(one)}`)
                .join(', ')
            : String(value);
const values = (all: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(all).map(([name, value]) => `      ${word(name)}: ${said(value)}`);
const part = (title: string, lines: readonly string[]): string[] =>
  lines.length ? ['', `  ${title}`, ...lines] : [];

/** The record as pages a person can read; times are London's. */
export function subjectText({ person, pathways }: SubjectRecord): string {
  return [
    'What is on record about you',
    '',
    ...Object.entries(person).map(([name, value]) => `  ${word(name)}: ${value ?? 'not recorded'}`),
    ...pathways.flatMap(pathwayText),
    '',
    'Some things are not in this record: what would tell you about other people, and what the law keeps back. You may ask the',
    'Information Commissioner to look into it.',
    '',
  ].join('\n');
}

function pathwayText(p: ToldPathway): string[] {
  return [
    '',
    `Sentence: ${p.kind ?? 'kind not recorded'}${p.months === null ? '' : `, ${p.months} months`}`,
    `  sentenced on ${p.sentencedOn ?? 'not recorded'}; release ${p.releaseOn ?? 'not recorded'}; ends ${p.sentenceEnd ?? 'not recorded'}; stage ${p.stage ?? 'not recorded'}`,
    ...part(
      'What was recorded',
      p.facts.flatMap((fact) => [
        `    ${time(fact.on)}  ${fact.what} (from ${fact.source})${fact.withdrawn ? ', taken back later' : ''}`,
        ...values(fact.values),
      ]),
    ),
    ...part(
      'What staff were asked to do, and what they answered',
      p.tasks.flatMap((task) => [
        `    ${time(task.opened)}  ${task.what}: ${task.done === null ? 'not done yet' : `${task.outcome ?? 'done'}, ${time(task.done)}`}`,
        ...values(task.answers),
      ]),
    ),
    ...part(
      'Documents',
      p.documents.map((d) => `    ${time(d.made)}  ${d.title}, version ${d.version} (${d.language})`),
    ),
    ...part(
      'What happened, in order',
      p.journal.map(({ at, says }) => `    ${time(at)}  ${says}`),
    ),
  ];
}
