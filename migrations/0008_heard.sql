-- What was withdrawn was not heard: the silence goes on from what the clients still have from the firm.
create trigger matter_heard_no_more after insert on events
when new.kind in ('update.withdrawn', 'message.withdrawn')
begin
  update matter_status set heard_at = (
    select max(at) from (
      select created_at as at from matters where id = new.matter_id
      union all
      select max(written_at) from updates
      where matter_id = new.matter_id and amends_id is null and withdrawn_at is null
      union all
      select max(added.written_at) from updates as added join updates as standing on standing.id = added.amends_id
      where standing.matter_id = new.matter_id and added.withdrawn_at is null and standing.withdrawn_at is null
      union all
      select max(sent_at) from messages join persons on persons.id = author_id
      where matter_id = new.matter_id and withdrawn_at is null and persons.kind = 'staff'
      union all
      select max(shared_at) from share_recipients join persons on persons.id = person_id
      where matter_id = new.matter_id and recalled_at is null and persons.kind = 'client'
    ) where at is not null)
  where matter_id = new.matter_id;
end;
