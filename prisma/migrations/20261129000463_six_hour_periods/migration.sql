-- Counts by six hours: what lies between the midnights of a time zone and of UTC is half as many rows. They are sums of
-- the hours, also of a timeline that is not counted completely yet.
lock table timeline_period in share row exclusive mode;

insert into timeline_period (scope_id, minutes, minute, day, interaction, task, note, segment, file, contact)
  select scope_id, 360, minute / 360 * 360, day,
         sum(interaction), sum(task), sum(note), sum(segment), sum(file), sum(contact)
    from timeline_period where minutes = 60 group by 1, 2, 3, 4;
