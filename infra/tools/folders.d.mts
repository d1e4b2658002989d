export function makeFolders(folder: string): void;
