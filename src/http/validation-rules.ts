import {
  type ASTVisitor,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  type ValidationContext,
  type ValidationRule,
  ValuesOfCorrectTypeRule,
} from 'graphql';
import { SERVICE_FIELD } from '../graphql/federation-names.js';
import { shorten } from './to-public-error.js';

/**
 * Adapts GraphQL's validation rules: invalid values are BAD_USER_INPUT, and operation types are checked. Without
 * introspection, an operation that reads the schema is invalid.
 */
export function adaptRules(
  rules: readonly ValidationRule[],
  { introspection }: { introspection: boolean },
): ValidationRule[] {
  const adapted = rules.map((rule) => (rule === ValuesOfCorrectTypeRule ? validInputRule : rule));
  const schemaRules = introspection ? [] : [NoSchemaIntrospectionCustomRule, noServiceRule];
  return [...adapted, operationTypeRule, ...schemaRules];
}

/** Reports an invalid literal as BAD_USER_INPUT with its argument, as for a variable. */
function validInputRule(context: ValidationContext): ASTVisitor {
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
  const reporting = Object.create(context, { reportError: { value: reportError } });
  return ValuesOfCorrectTypeRule(reporting);
}

/** Refuses to print the schema for a router where clients cannot read it. */
function noServiceRule(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      if (node.name.value !== SERVICE_FIELD) return;
      const message = `GraphQL introspection has been disabled, but the requested query contained the field "${SERVICE_FIELD}".`;
      context.reportError(new GraphQLError(message, { nodes: node }));
    },
  };
}

/** Requires the operation's root type in the schema: graphql-jit reports its absence as a defect. */
function operationTypeRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      const message = `The schema has no ${node.operation}.`;
      context.reportError(new GraphQLError(message, { nodes: node }));
    },
  };
}
