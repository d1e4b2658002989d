export function say(line: string): void;
export function step<T>(title: string, work: () => Promise<T>): Promise<T>;
export class Refusal extends Error {}
export function sayWhy(error: unknown): void;
