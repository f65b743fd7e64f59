/** Error of a call that the agent can correct; its message is one line. */
export class RefusedCall extends Error {}
