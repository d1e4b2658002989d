/** A page to show: its template below apps/api/workbench, and what is on it. */
export interface Page {
  readonly template: string;
  readonly data: object;
  /** 200 when not said; 422 for a form that is shown again with its problems. */
  readonly status?: number;
}

/** A file to save, such as a table for a spreadsheet. */
export interface Download {
  /** What it is called: letters, digits, dashes and a point. */
  readonly file: string;
  readonly type: string;
  readonly text: string;
}

/** Where a form leads when it has been taken, and what to say there. */
export interface GoTo {
  readonly goTo: string;
  readonly flash?: Flash;
}

/** What is said once, at the top of the next page. */
export interface Flash {
  readonly kind: 'success' | 'information';
  readonly text: string;
  /** Sentences below the first. */
  readonly more?: readonly string[];
  /** Where it goes on. */
  readonly next?: Next;
}

/** A link: a path of ours, and what it says. */
export interface Next {
  readonly path: string;
  readonly text: string;
}

export type Answer = Page | GoTo | Download;

/** Shows a page. @param template such as `my-work/my-work.njk` */
export const page = (template: string, data: object, status?: number): Page => ({ template, data, status });

/** Gives a table as a file. @param file what it is called */
export const csv = (file: string, text: string): Download => ({
  file,
  type: 'text/csv; charset=utf-8',
  text,
});

/** Sends the browser on with a GET; what is said there is a whole sentence. */
export const goTo = (path: string, done?: string, more?: readonly string[], next?: Next): GoTo => ({
  goTo: path,
  flash: done === undefined ? undefined : { kind: 'success', text: done, more, next },
});

/** Back to the list that a task was claimed from, which says so and leads on to it. */
export const claimed = (
  list: string,
  { id, title }: { readonly id: string; readonly title: string },
  more?: readonly string[],
): GoTo => goTo(list, `You have claimed “${title}”.`, more, { path: `/tasks/${id}`, text: 'Open the task' });
