-- Document requests and tasks.
select 1;
