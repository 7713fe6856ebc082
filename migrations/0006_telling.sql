-- How people want to be told.
select 1;
