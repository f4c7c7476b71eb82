/** What a clock on the wall shows in a time zone, read minute by minute: slow, and without any calendar library. */
export function createLocalClock(timeZone: string) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (instant: number) => {
    const parts = Object.fromEntries(
      format.formatToParts(instant).map(({ type, value }) => [type, value]),
    );
    const { year, month, day, hour, minute } = parts;
    return {
      month: `${year}-${month}`,
      date: `${year}-${month}-${day}`,
      hour: hour!,
      minute: minute!,
    };
  };
}
