/** A request we cannot act on; the message says what to do instead. Exit code 2, no stack. */
export class WrongUsage extends Error {}
