/** A product problem as support and customer describe it. */
export interface Problem {
  /** The part of the product. */
  area: string;
  /** A mail's subject. */
  subject: string;
  /** A clause that follows "since this morning" or "it seems that". */
  symptom: string;
  /** A clause that follows "it turned out that". */
  cause: string;
  /** A clause that follows "good news:". */
  fix: string;
  /** An instruction until then. */
  workaround: string;
}

// Six lines each: area, subject, symptom, cause, fix, workaround.
const BLOCKS = `
Calendar sync
Visits missing from the shared calendar
visits booked in {site} do not reach our shared calendar
the calendar’s permission had expired and was not renewed
the permission renews itself now, and the missing visits were copied over
press “Sync now” in the calendar settings once a day

Calendar sync
Every visit is in the calendar twice
each visit of the {site} team stands in the calendar twice
two people had connected the same calendar
the second connection is removed and the doubles are gone
hide the calendar named “Planner (2)”

Shift templates
Template forgets the second break
the late-shift template of {site} loses its second break when it is copied
breaks under 15 minutes were dropped when copying
short breaks survive copying now
add the break by hand after copying

Shift templates
Public holiday ignored in the roster
the roster plans people in {site} on the public holiday
the regional holiday list of {site} was from last year
the regional holidays are up to date and the roster was planned again
block the day as “closed” for the branch

Route board
Routes jump back after saving
the order of stops in {site} jumps back as soon as we save
two dispatchers had the board open and the older one won
the board now tells both of you when somebody else edits
let one person edit, the other only look

Route board
Driving times far too short
driving times around {site} are half of what they really are
the bridge that was closed still counted as open
the map data was renewed and the times are realistic again
add a buffer of 15 minutes to each drive

Time-off approvals
Approved leave still shows as open
approved leave of {n} colleagues still waits in the list
the approval mail was answered from another address
answers from known second addresses count now
approve in the web page rather than by mail

Time-off approvals
Half days count as whole days
half days of leave count as whole ones in {site}
a rounding rule from the old contract type was still on
half days are halves again, also for the past {n} weeks
note half days as hours

Customer portal
Customers cannot move their own appointment
customers in {site} get an error when they move an appointment
the limit of 24 hours before a visit was read in the wrong time zone
the limit follows the branch’s own time zone
move it for them in the board

Customer portal
Logo is cut off on the booking page
the logo on our booking page is cut off on phones
the picture was wider than the frame allows
wide logos shrink now
upload a square version of the logo

Text reminders
Reminders came in the middle of the night
{n} customers got their reminder at three in the morning
the quiet hours had been saved without a time zone
quiet hours hold in the branch’s own time
switch the reminder to “two days before”

Text reminders
Reminder has the wrong address
reminders for {site} give the old address
the address stood in the text, not as a field
the reminder uses the branch’s address field
correct the address in the template

Mobile app
App asks for the password each morning
the app asks our {n} technicians for the password each morning
the session ended with the phone’s nightly restart
sessions last 30 days on known phones
allow unlocking with the fingerprint

Mobile app
Photos do not upload from the cellar
photos taken without signal in {site} never arrive
the upload gave up after three attempts
uploads wait for signal now, and the {n} stuck photos arrived
open the app once in the car

Mobile app
Signature field stays black
the signature field stays black on the new tablets
the tablets’ power saving switched the drawing off
version 4.2.1 draws without it
turn off power saving for the app

Payroll export
Overtime missing in the payroll export
overtime of {site} is missing from this month’s payroll export
overtime was approved after the export had been locked
late approvals are written into a second file
export again after the 3rd

Payroll export
Wage type 104 is unknown to the payroll office
the payroll office does not know the wage type 104
the list of wage types was changed at their side
the new list is loaded and {n} lines were mapped again
replace 104 by 114 in the file

Recurring visits
Weekly visits stop after three months
weekly visits for {n} customers in {site} simply stop in {month}
the series had been created with an end date by default
new series have no end, and yours were extended
extend the series by hand

Recurring visits
Changed one visit, all changed
I changed one visit and the whole series moved
“only this one” was not the first choice
“only this one” is what is chosen first now
use “detach from series”

Single sign-on
Nobody in {site} can sign in
since 7:40 nobody in {site} gets past the sign-in page
your identity provider’s certificate was replaced overnight
the new certificate is in, and we now watch for its end
use the sign-in link by mail

Single sign-on
New colleague lands in the wrong team
new colleagues from {site} land in the head office team
the department field was empty in your directory
empty departments fall back to the branch
move them in the team settings

Reporting
Numbers differ between dashboard and export
the dashboard shows {n} more visits than the export
cancelled visits counted in one and not in the other
both leave cancelled visits out
filter by status “done” in both

Reporting
Monthly report is empty
the report for {site} is empty this month
the branch had been renamed and the report looked for the old name
reports follow a branch by its id
choose the branch again in the report

Skills matching
First-aider check is not respected
the roster of {site} has a shift without a first-aider
an expired certificate still counted
certificates end on their date
mark the shift as “needs two”

Skills matching
Trainee planned alone
a trainee in {site} was planned alone
the trainee flag was lost in the import
the flag is back for {n} people and the import keeps it
pair them by hand this week

API
Webhooks arrive twice
our webhook gets each booking twice
your server answered after our five seconds and we tried again
the limit is ten seconds, and repeats carry the same id
ignore repeats by the event id

API
Error 429 while importing customers
the customer import stops with error 429 after {n},000 rows
the import asked row by row
the import endpoint takes 500 rows at once now
pause one second between calls

Data import
Umlauts and accents broken after import
names with accents look broken after the import
the file was saved in an old character set
the import recognizes the character set, and {n} names were repaired
save the file as UTF-8

Data import
Customers imported twice
about {n} customers of {site} exist twice since the import
the customer number had leading zeros in one file
the doubles were merged, visits kept
do not import again until then

Printing
Roster does not fit on the page
the printed roster of {site} loses the Sunday column
the new week view is wider than a landscape page
printing scales to the page
print in A3 or hide the notes

Notifications
Nobody was told about the cancelled visit
a cancelled visit in {site} told nobody, and the team drove there
cancellations on the same day went to the web page only
same-day cancellations are pushed to the phone
call the team for same-day changes

Permissions
Branch manager sees other branches
the new manager in {site} sees the rosters of all branches
the role “planner” had been copied from head office
the role is limited to {site}
take away the role for now

Time zones
Video appointments off by one hour
video appointments are off by one hour since the clocks changed
the invitation carried the winter time
invitations carry the place’s time zone
write the time into the message

Invoicing export
Two visits on one invoice line
the invoicing export puts two visits into one line
visits less than ten minutes apart were joined
joining is a setting now and is off for you
split the line by hand

Search
Customer cannot be found by phone number
searching by phone number finds nobody
numbers with spaces were stored as they were typed
numbers are compared without spaces
search without the country code

Performance
Board takes a minute to open
the board of {site} takes a minute to open
{n} thousand old visits were loaded each time
the board loads four weeks and the rest when asked
filter the board to this week
`;

/** The problems of the demo's product. */
export const productProblems: readonly Problem[] = BLOCKS.trim().split('\n\n').map(parseProblem);

function parseProblem(block: string): Problem {
  const [area, subject, symptom, cause, fix, workaround] = block.split('\n');
  if (!area || !subject || !symptom || !cause || !fix || !workaround) {
    throw new Error(`a problem has six lines, and this one does not: ${block}`);
  }
  return { area, subject, symptom, cause, fix, workaround };
}
