export const nodeMajor: number;
export function node24(say?: (line: string) => void): string;
