// Short questions and answers in chat; two lines each.
const BLOCKS = `
Morning! Where do I see who is on call this weekend?
Morning {first}! Roster, top right, the little bell. It shows {site} first.

Can I move a whole day by one hour at once?
Yes: mark the day, hold Alt, drag. All visits follow.

The board is green today. Is that good?
Very. Green means that nobody drives more than 20 minutes.

Two people called in sick in {site}. Fastest way to refill?
“Find cover” on the shift. It asks everyone who is free and has the skill.

Did you change the font?
We did, last night. Too small for you?

Can you unlock the account of our temp? She typed it wrong five times.
Unlocked. She gets a new link by text.

Is there a list of all visits without a signature?
Reports → Visits → “not signed”. I saved it for you under Favourites.

I deleted a visit by mistake. Please say that it is not gone.
It is not gone. Bin, last entry, “restore”. Breathe.

How long do you keep old rosters?
Seven years, and you can export them before.

Do text reminders cost extra for foreign numbers?
A little: four cents more for each. I can switch them off for you.

The tablet in van {n} is stolen. What now?
Locked it just now, and signed it out. Nothing is readable on it. Sorry, {first}!

Who changed the roster of {site} last night?
History on the roster says: your colleague on the late desk, 22:14.

Can a customer have two addresses?
Yes, as many as you like. The first is for invoices.

May I give our auditor a login that only reads?
Role “reader”, it does not count as a seat.

Running late for our call, 10 minutes.
No hurry, I am here.

Could we move tomorrow’s call to {weekday}?
Of course. Same time?

The new week view is lovely. Tell whoever made it.
That was Oskar, and he turned red.

I cannot find the button for swaps any more.
It moved under the three dots. I know, I know.

How do I print only the drivers?
Filter by role, then print. The filter stays on paper.

Is Sunday’s maintenance at night?
From four to six in the morning, UTC. Phones go on working.

Are you at the fair in {month}?
Two of us. Stand {n}, come and have a coffee.

One of my people has the same name twice in the list.
Second phone number, same person. Shall I merge them?

My boss asks how many hours we saved.
Rosters in {site}: from nine hours a week to two. I send you the chart.

Can I plan a visit without a time?
Yes, drag it to the strip on the left: “any time that day”.

Do you have the number of the payroll hotline?
In the help menu, last line. They answer until five.

Thanks for yesterday, that saved our week.
With pleasure. Say hello to {site}!

What happens when a technician declines a shift?
It goes back to the board in yellow, and you get a push.

Can I see last year’s Easter roster?
Calendar, arrow left, or type “Easter 2025” in the search.

Is it safe to rename a branch?
Yes. Everything follows, reports as well.

Quick check: {n} seats or one more?
One more since {weekday}: the trainee in {site}.

Our lift is broken, the training room is on the 4th floor. Just so you know.
Good for the legs. See you at nine.

Can you resend the invitation to our new dispatcher?
Sent. It is valid for a week.

Is there a shortcut for “today”?
The letter T. And ? shows all the others.

Snow here, half the team cannot drive. Anything clever?
“Shift day” → “only critical”. It asks the others by text whether they mind tomorrow.

The invoice shows the old address.
I tell Wei-Ling, you get a new one today.

Could you send me the link to the recording again?
Here it is: https://meet.maplewharf.example.com/rec/{n}4
`;

/** A question from a contact and the answer of the demo organization, both templates. */
export const quickExchanges: readonly { question: string; answer: string }[] = BLOCKS.trim()
  .split('\n\n')
  .map((block) => {
    const [question = '', answer = ''] = block.split('\n');
    return { question, answer };
  });

/** What contacts say at the end of an exchange. */
export const quickThanks: readonly string[] = [
  'Thanks!',
  'Perfect 👍',
  'Great, found it.',
  'You are the best.',
  'Works, thank you {success}.',
  'Obrigado, merci, thanks!',
  'Ah, of course. Thank you.',
  'That was quick!',
  'Noted.',
  '🙏',
];
