create index on announcements (taken_at) where taken_at is not null;
