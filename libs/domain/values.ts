/** The few shapes of plain JSON that may travel to the workflow: codes, dates, ids, numbers and flags; never free text. */
export type Scalar = string | number | boolean | null;
export type Codes = {
  readonly [name: string]: Scalar | readonly Scalar[] | { readonly [name: string]: Scalar } | undefined;
};
