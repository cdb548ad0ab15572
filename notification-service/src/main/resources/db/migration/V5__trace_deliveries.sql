-- The traceparent of what is delivered; null when nothing traced it.
alter table deliveries add column trace text;
