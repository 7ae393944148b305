/** What a command leaves for the shell: all is well; something failed; the input could not be read or the command was misused. */
export type ExitCode = 0 | 1 | 2;

/** Ends a command with exit code 2 and one line that says what to type; an example may follow it. */
export class Misuse extends Error {}
