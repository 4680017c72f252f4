/** A cell asks for input that nobody can give. */
export class StdinNotAllowed extends Error {
  override readonly name = "StdinNotAllowed";
}

const REMEDY =
  "make it a parameter of the notebook, which --param name=value sets, or read it from a file or a variable of the environment";

/** For a front end that takes no input, such as a run or nbconvert. */
export function noInputHere(): StdinNotAllowed {
  return new StdinNotAllowed(`the cell reads standard input, and nobody is there to type; ${REMEDY}`);
}

/** For a cell that reads when it has ended. */
export function noInputAfterEnd(): StdinNotAllowed {
  return new StdinNotAllowed(
    `standard input is read after the cell's end, when no front end takes input; await the answer in the cell, or ${REMEDY}`,
  );
}

/** For a read that would stop the kernel until somebody types. */
export function noSynchronousInput(): StdinNotAllowed {
  return new StdinNotAllowed(
    `standard input cannot be read synchronously in a cell; await question() of node:readline/promises, or ${REMEDY}`,
  );
}
