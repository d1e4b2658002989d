import { type LondonDate } from '#domain/time.js';

/** What staff will notice, the newest first. What whoever runs the service has to know is in CHANGELOG.md. */
export const NEWS: readonly {
  readonly on: LondonDate;
  readonly title: string;
  readonly lines: readonly string[];
}[] = [
  {
    on: '2026-11-21',
    title: 'The workbench',
    lines: [
      'My work shows what is yours, what is late and what comes next.',
      'A case shows its whole path on one page, each date with the reason for it.',
      'A sentence is registered, and a caseload imported, from the page “Cases”.',
      'Standards can be looked up, and a date worked out from any day.',
      'A rehearsal lets you try out a copy of a case, or an invented one. Nothing in it is real.',
      'A task takes notes, a question to a colleague, and a request for more time.',
      'What you have written in a task’s form is kept when you leave it to ask somebody, to write a note, or to hand it over.',
      'Release readiness tells apart those who wait for the Parole Board from those whose release is overdue.',
      'My work shows what colleagues ask of you, and what you wait for from others.',
      'Performance now compares how deadlines were kept, what people in prison need, and what courts do with proposals.',
      'What you filter the team queue by can be saved under a name, for you or for your team.',
      'What you type into a form is kept for an hour when your session ends, and comes back when you sign in again.',
    ],
  },
];
