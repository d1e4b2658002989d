export function secretsIn(
  content: string,
  name: string,
  allowed?: readonly { readonly text: string; readonly reason: string }[],
): Promise<string[]>;
