/** What a prison may do its own way: data, by prison code. Nothing is set until a prison sets it. */
export interface PrisonSettings {
  /** Holds a first board in the first two weeks and a second one with the offender manager (000 L439, one prison's practice). */
  readonly twoBoards: ReadonlySet<string>;
}

export const PRISON_SETTINGS: PrisonSettings = { twoBoards: new Set() };
