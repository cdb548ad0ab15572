-- The traceparent of what is announced; null when nothing traced it.
alter table announcements add column trace text;
