/** An item as an upstream answers it; a test may store anything. */
export interface WireItem {
  [field: string]: unknown;
}
