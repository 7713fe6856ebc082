-- How far a matter has come, what the firm wrote of it, and what clients asked.
select 1;
