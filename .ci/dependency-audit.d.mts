export interface Allowed {
  readonly advisory: string;
  readonly reason?: string;
  readonly until?: string;
}
export function judge(report: object, allowed: readonly Allowed[], today: string): string[];
