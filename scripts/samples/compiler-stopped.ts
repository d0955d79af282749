/** The compiler's process ended before it answered: killed, out of memory, or by a fault of its own. */
export class CompilerStopped extends Error {
  override name = "CompilerStopped";
}
