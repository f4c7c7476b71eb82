/** A progress line that is rewritten in place on a terminal, and absent elsewhere. */
export interface ProgressLine {
  /** Starts showing the text that the function returns. */
  watch(text: () => string): void;
  /** Prints a permanent line above the progress line. */
  interrupt(line: string): void;
  /** Removes the progress line. */
  end(): void;
}

/** Shows progress on standard error, four times a second, where that is a terminal. */
export function showProgress(): ProgressLine {
  const { stderr } = process;
  const erase = stderr.isTTY ? '\r\u001b[K' : '';
  let timer: NodeJS.Timeout | undefined;
  return {
    watch(text) {
      if (!stderr.isTTY) return;
      timer = setInterval(() => stderr.write(`${erase}${text()}`), 250);
    },
    interrupt: (line) => stderr.write(`${erase}${line}\n`),
    end() {
      clearInterval(timer);
      stderr.write(erase);
    },
  };
}
