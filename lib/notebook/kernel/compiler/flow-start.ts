import type ts from "typescript";
import type { BoundFile, FlowNode, TypeScript } from "./typescript.js";

const UNREACHABLE = 1;
const START = 2;

/** Where the control flow of a file's statements begins; undefined when no statement has any. */
export function findFlowStart(ts: TypeScript, file: BoundFile): FlowNode | undefined {
  let flow: FlowNode | undefined;
  ts.forEachChild(file, (statement: ts.Node) => {
    flow ??= (statement as { readonly flowNode?: FlowNode }).flowNode;
  });
  while (flow && !(flow.flags & START)) {
    const { antecedent } = flow;
    // The first way into a loop is the one from before it.
    flow = Array.isArray(antecedent) ? antecedent[0] : (antecedent as FlowNode | undefined);
  }
  return flow;
}

/** Where the control flow of a file ends; undefined when it does not reach the end. */
export function flowEnd({ endFlowNode }: BoundFile): FlowNode | undefined {
  return endFlowNode && !(endFlowNode.flags & UNREACHABLE) ? endFlowNode : undefined;
}
