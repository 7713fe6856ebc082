-- Events and feeds.
select 1;
