/** A call that the agent can put right: said in one line. */
export class RefusedCall extends Error {}
