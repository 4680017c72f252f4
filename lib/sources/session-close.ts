const HOUR_MS = 3_600_000;
const FRIDAY = 5;
const newYorkHour = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/New_York",
  hour: "numeric",
  hourCycle: "h23",
});

/**
 * When a session of the New York Stock Exchange ends, in milliseconds of the epoch: at 16:00 New York time, and at 13:00 on 3 July, on the day after
 * Thanksgiving and on 24 December, as it has done since 2013.
 * @param day a day in the calendar as YYYY-MM-DD; whether it has a session is not looked at
 * @example new Date(sessionClose("2025-11-28")).toISOString() // => "2025-11-28T18:00:00.000Z"
 */
export function sessionClose(day: string): number {
  const noon = Date.parse(`${day}T17:00:00Z`);
  return noon + ((closesEarly(day) ? 13 : 16) - Number(newYorkHour.format(noon))) * HOUR_MS;
}

function closesEarly(day: string): boolean {
  const date = day.slice(5);
  const afterThanksgiving = date >= "11-23" && date <= "11-29" && new Date(day).getUTCDay() === FRIDAY;
  return afterThanksgiving || date === "07-03" || date === "12-24";
}
