import {
  type ASTVisitor,
  GraphQLError,
  type ValidationContext,
  type ValidationRule,
  ValuesOfCorrectTypeRule,
} from 'graphql';
import { shorten } from './to-public-error.js';

/** GraphQL's rules as the gateway uses them: bad values are bad input, and one rule more. */
export function adaptRules(rules: readonly ValidationRule[]): ValidationRule[] {
  const adapted = rules.map((rule) => (rule === ValuesOfCorrectTypeRule ? nameBadValues : rule));
  return [...adapted, knowOperationTypes];
}

/** A value in the document that cannot be coerced is bad input, as it would be in a variable. */
function nameBadValues(context: ValidationContext): ASTVisitor {
  const reportError = ({ message, nodes, source, positions, extensions }: GraphQLError) => {
    const argument = context.getArgument()?.name;
    context.reportError(
      new GraphQLError(shorten(argument ? `${argument}: ${message}` : message), {
        nodes,
        source,
        positions,
        extensions: { code: 'BAD_USER_INPUT', ...extensions },
      }),
    );
  };
  const naming = Object.create(context, { reportError: { value: reportError } });
  return ValuesOfCorrectTypeRule(naming);
}

/** The schema has the root type: graphql-jit takes its absence for a defect. */
function knowOperationTypes(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      const message = `The schema has no ${node.operation}.`;
      context.reportError(new GraphQLError(message, { nodes: node }));
    },
  };
}
