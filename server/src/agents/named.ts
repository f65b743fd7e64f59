/** A folder or file as it is named in an answer. */
export type Named = (uri: string) => string;
