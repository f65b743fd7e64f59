/** Formats the name of a folder or file for answers. */
export type Named = (uri: string) => string;
