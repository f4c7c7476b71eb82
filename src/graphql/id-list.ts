import { badInput } from '../errors.js';
import { listCost } from './cost.js';

/** An argument with a list of ids, for each of which a field returns an object. */
export class IdList {
  constructor(
    private readonly argument: string,
    readonly maxLength: number,
  ) {}

  /** The cost of the field; nothing for a list that `check` refuses. */
  cost({ length }: readonly unknown[]): ReturnType<typeof listCost> {
    return listCost(length <= this.maxLength ? length : 0);
  }

  /** @throws {GatewayError} BAD_USER_INPUT for a list that is longer than permitted. */
  check({ length }: readonly unknown[]): void {
    if (length > this.maxLength) {
      throw badInput(this.argument, length, `takes at most ${this.maxLength}`);
    }
  }
}
