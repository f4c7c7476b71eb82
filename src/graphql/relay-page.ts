/** A page of a list in the shape of a Relay connection. Cursors are signed only where they are selected. */
export abstract class RelayPage<Node> {
  abstract readonly hasNextPage: boolean;
  abstract readonly hasPreviousPage: boolean;

  /** The items of the page, in the order of the list. */
  protected abstract readonly items: readonly Node[];
  /** The arguments of the page. */
  protected abstract readonly cursors: { after?: string | null; before?: string | null };

  protected abstract cursorOf(node: Node): string;

  get edges() {
    const cursorOf = (node: Node) => this.cursorOf(node);
    return this.items.map((node) => new RelayEdge(node, cursorOf));
  }

  get pageInfo() {
    return this;
  }

  get startCursor() {
    return this.cursorAt(0);
  }

  get endCursor() {
    return this.cursorAt(-1);
  }

  /** An empty page repeats the given cursor, so that pagination can continue from it. */
  private cursorAt(index: 0 | -1): string | null {
    const item = this.items.at(index);
    if (item !== undefined) return this.cursorOf(item);
    const { after, before } = this.cursors;
    return after ?? before ?? null;
  }
}

class RelayEdge<Node> {
  constructor(
    readonly node: Node,
    private readonly cursorOf: (node: Node) => string,
  ) {}

  get cursor() {
    return this.cursorOf(this.node);
  }
}
