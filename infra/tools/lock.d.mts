export interface Lock {
  release(): void;
  stale: boolean;
}
export class LockHeld extends Error {
  pid: number;
}
export function processStart(pid: number): string | undefined;
export function lockHolder(file: string): { pid: number; start: string; what: string } | undefined;
export function takeLock(file: string, what: string): Lock;
export function waitForLock(file: string, what: string, log: (line: string) => void): Promise<Lock>;
