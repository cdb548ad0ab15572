-- Since when a task waits: execution_time moves on with each attempt. The scheduler inserts without it.
alter table scheduled_tasks add column created_at timestamptz not null default now();
