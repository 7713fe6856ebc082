-- Messages, internal notes and comments.
select 1;
